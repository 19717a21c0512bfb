import type { Room } from '@shared/types';

/** What a user can change of a chat; empty = none. */
export interface Info {
    topic: string;
    tags: readonly string[];
    priorityId: string;
    slaId: string;
    livechatData: Record<string, string>;
}

export const infoOf = (room: Room): Info => ({
    topic: room.topic ?? '', tags: room.tags ?? [], priorityId: room.priorityId ?? '', slaId: room.slaId ?? '', livechatData: room.livechatData ?? {},
});

/** The parts of it that are not as they were. */
export function changedInfo(base: Info, info: Info): Partial<Info> {
    const isChanged = ([name, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(base[name as keyof Info]);
    return Object.fromEntries(Object.entries(info).filter(isChanged));
}
