/**
 * What every process that loads onnxruntime is started with. Its builds for Linux look up a host of Microsoft, read the
 * machine's id and write into the home and the temporary folder unless told not to, before anything is read: nothing
 * leaves the office (onnxruntime 1.30, core/platform/posix/telemetry.cc). Two arenas of memory instead of one a core.
 */
export const NETWORK_ENVIRONMENT = { ORT_DISABLE_TELEMETRY: '1', MALLOC_ARENA_MAX: '2' } as const;
