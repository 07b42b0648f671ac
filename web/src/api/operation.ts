import type { components, paths } from './paths.d.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A schema that the API's description names. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** The paths that know a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: M extends keyof paths[P] ? P : never;
}[keyof paths];

type Operation<M extends Method, P extends keyof paths> = M extends keyof paths[P] ? paths[P][M] : never;

type Json<T> = T extends { content: infer C }
  ? [C] extends [never]
    ? undefined
    : C extends { 'application/json': infer Value }
      ? Value
      : never
  : never;

type Success = 200 | 201 | 202 | 204;

/** What a route answers, if all goes well. */
export type AnswerOf<M extends Method, P extends PathOf<M>> =
  Operation<M, P> extends { responses: infer R } ? Json<R[keyof R & Success]> : never;

/** The body that a route takes. */
export type BodyOf<M extends Method, P extends PathOf<M>> =
  Operation<M, P> extends { requestBody?: infer B } ? Json<NonNullable<B>> : never;

/** The query parameters that a route takes. */
export type QueryOf<M extends Method, P extends PathOf<M>> =
  Operation<M, P> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;

type Parameters<O> = O extends { parameters: infer P }
  ? Pick<P, keyof P & ('path' | 'query' | 'header')>
  : unknown;

type Body<M extends Method, P extends PathOf<M>> =
  Operation<M, P> extends { requestBody: object }
    ? { body: BodyOf<M, P> }
    : Operation<M, P> extends { requestBody?: object }
      ? { body?: BodyOf<M, P> }
      : unknown;

type Wanted<M extends Method, P extends PathOf<M>> = Parameters<Operation<M, P>> &
  Body<M, P> & { signal?: AbortSignal };

/** What a route is to be told, as the last argument of `call`; it may be left out where the route needs nothing. */
export type GivenFor<M extends Method, P extends PathOf<M>> =
  object extends Wanted<M, P> ? [given?: Wanted<M, P>] : [given: Wanted<M, P>];

/** The same of any route. */
export interface Given {
  path?: object;
  query?: object;
  header?: object;
  body?: unknown;
  signal?: AbortSignal;
}
