import { createTheme, Modal } from '@mantine/core';
import { t } from './texts.ts';

export const theme = createTheme({
  primaryColor: 'teal',
  respectReducedMotion: true,
  components: {
    // Locking the scroll would write a <style> element.
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        centered: true,
        closeButtonProps: { 'aria-label': t('common.close') },
      },
    }),
  },
});
