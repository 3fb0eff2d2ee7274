import { z } from 'zod';
import { LONGEST_PASSWORD } from '../auth/password.ts';

export const usernameShape = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/);

/** An officer's name, as people in the chat read it. */
export const nameShape = z.string().trim().min(1).max(80);

export const passwordShape = z.string().min(1).max(LONGEST_PASSWORD);
