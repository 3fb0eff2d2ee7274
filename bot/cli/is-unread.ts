/** Whether writing failed because whoever reads us has enough (`| head -1`): the end of it, and no fault. */
export const isUnread = (error: unknown): boolean => (error as { code?: unknown }).code === 'EPIPE';
