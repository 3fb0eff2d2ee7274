import { hash, verify } from '@node-rs/argon2';

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SHORTEST = 10;
/** Longer ones would only make the server work. */
export const LONGEST_PASSWORD = 200;

/** A hash of nothing anybody knows, at the same cost: a user that does not exist takes as long as one that does. */
export const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$6bO2M7OJ8oEjRlH6MlCyUA$UBseu5B2iJmjjlB9vjiWl1xm0c0hGwR/UVzfuy/hOoU';

/** As it is kept: an argon2id string with its salt and cost. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Takes the same time whether there is such a user, and whether they have a password. */
export async function isPassword(kept: string | null | undefined, password: string): Promise<boolean> {
  const fits = await verify(kept ?? NOBODY, password.normalize('NFKC'));
  return fits && typeof kept === 'string';
}

/** Length counts, and not being the user name; forced signs do not (NIST SP 800-63B 5.1.1.2). */
export function isStrongEnough(password: string, username: string): boolean {
  return (
    [...password].length >= SHORTEST &&
    !password.toLowerCase().includes(username.toLowerCase()) &&
    new Set(password).size >= 4
  );
}
