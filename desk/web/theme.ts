import { createTheme, Modal, PasswordInput } from '@mantine/core';
import { t } from './texts.ts';

export const theme = createTheme({
  primaryColor: 'teal',
  respectReducedMotion: true,
  components: {
    PasswordInput: PasswordInput.extend({
      defaultProps: { visibilityToggleButtonProps: { 'aria-label': t('login.showPassword') } },
    }),
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
