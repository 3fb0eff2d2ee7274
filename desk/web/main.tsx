import '@mantine/core/styles.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/queue.css';
import './styles/chat.css';
import './styles/case.css';
import './styles/lists.css';
import './styles/simulator.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchActivity } from './api/activity.ts';
import { queryClient } from './api/query-client.ts';
import { speakOfFields } from './parts/field-faults.ts';
import { router } from './shell/router.tsx';
import { theme } from './theme.ts';

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no #app');

watchActivity();
speakOfFields();
// Mantine would write <style> elements, which the content policy forbids; styles/base.css has the variables.
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      forceColorScheme="light"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
