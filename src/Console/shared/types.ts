import type { Schemas } from './api/client';

/** Short names for the records that most of the console speaks of. */
export type Room = Schemas['Room'];
export type Message = Schemas['Message'];
export type Call = Schemas['Call'];
export type Caller = Schemas['Caller'];
export type Contact = Schemas['Contact'];
export type Channel = Schemas['Channel'];
export type User = Schemas['User'];
export type AgentEvent = Schemas['AgentEvent'];
export type AgentSnapshot = Schemas['AgentSnapshot'];
export type EventKind = AgentEvent['kind'];
