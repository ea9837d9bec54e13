/** How passwords are hashed: scrypt as better-auth does it, off the main thread. One place, so that a test can count. */
import { hashPassword, verifyPassword } from 'better-auth/crypto';

export const hashing = { hash: hashPassword, verify: verifyPassword };
