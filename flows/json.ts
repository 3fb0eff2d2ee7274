/** A value that survives storage as JSON text. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
