import type { Room } from '@shared/types';
import { useApp } from '../app';
import { useRest } from '../shell/useRest';
import { useListRevision } from './live';
import type { Subject } from './subject';

const MOST = 100;

/** The open chats of a contact that the user may see; undefined = they are being read. */
export function useOpenChats(contact: Pick<Subject, '_id' | 'name' | 'channels'>): readonly Room[] | undefined {
    const { api } = useApp();
    const visitors = new Set(contact.channels.map((channel) => channel.visitor.visitorId));
    return useRest(`open chats ${contact._id}`, async (signal) => {
        const { rooms } = await api.get('livechat/rooms', { query: { open: true, roomName: contact.name, count: MOST }, signal });
        return rooms.filter((room) => room.contactId === contact._id || visitors.has(room.v._id));
    }, useListRevision('conversations')).value;
}
