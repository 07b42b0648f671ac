/** DATA_KEY on localhost and in tests: no secret, as what it protects there is none. */
export const LOCAL_DATA_KEY = '00112233445566778899aabbccddeeff'.repeat(2);
