import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';

/**
 * An act of the person at the desk. Success or not, what it may have touched is read again: a refusal
 * usually means that somebody else was faster.
 */
export function useAct<Input, Output = unknown>(
  act: (input: Input) => Promise<Output>,
  touches: readonly string[],
): UseMutationResult<Output, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => Promise.all(touches.map((root) => client.invalidateQueries({ queryKey: [root] }))),
  });
}
