import type { Room } from '@shared/types';

/** Something that can be done with a chat. */
export type ActionId = 'take' | 'forward' | 'hold' | 'resume' | 'returnToQueue' | 'close' | 'transcript' | 'withdraw' | 'pdf' | 'pdfDownload';

interface Permissions {
    can(...names: string[]): boolean;
}

interface Flags {
    isOn(id: string): boolean;
}

/** Whether the workspace lets agents put a chat on hold as it is now. */
const mayHold = (room: Room, flags: Flags): boolean =>
    flags.isOn('Livechat_allow_manual_on_hold')
    && !(room.waitingResponse && flags.isOn('Livechat_allow_manual_on_hold_upon_agent_engagement_only'));

/** The actions that the user may take on a chat as it is now, the most likely first. */
export function offeredActions(room: Room, userId: string, permissions: Permissions, flags: Flags): readonly ActionId[] {
    if (room.anonymized) return [];
    const isMine = room.servedBy?._id === userId;
    const mayAll = permissions.can('view-livechat-rooms');
    const serves = isMine || mayAll;
    const offered: ActionId[] = [];
    const offer = (id: ActionId, is: boolean) => { if (is) offered.push(id); };
    const isServed = !room.cl && room.servedBy !== undefined;
    offer('take', !room.cl && !room.servedBy && room.queuedAt !== undefined && permissions.can('view-l-room'));
    offer('resume', isServed && room.onHold === true && (isMine || permissions.can('on-hold-others-livechat-room')));
    offer('close', !room.cl && permissions.can(isMine ? 'close-livechat-room' : 'close-others-livechat-room'));
    offer('forward', isServed && !room.onHold && serves && permissions.can('view-l-room', 'transfer-livechat-guest'));
    offer('hold', isServed && !room.onHold && mayHold(room, flags) && permissions.can(isMine ? 'on-hold-livechat-room' : 'on-hold-others-livechat-room'));
    offer('returnToQueue', isServed && !room.onHold && serves && permissions.can('view-l-room'));
    const mayMail = permissions.can('send-omnichannel-chat-transcript');
    offer('transcript', mayMail && !room.transcriptRequest);
    offer('withdraw', mayMail && !room.cl && room.transcriptRequest !== undefined);
    offer('pdf', room.cl && !room.pdfTranscriptRequested && !room.pdfTranscriptFileId && permissions.can('request-pdf-transcript'));
    offer('pdfDownload', room.pdfTranscriptFileId !== undefined);
    return offered;
}

/** Whether the user may write replies in a chat. */
export const mayReply = (room: Room, userId: string): boolean => !room.cl && room.servedBy?._id === userId;

/** Whether the user may write notes in a chat: its agent, and those who see all chats; also when it is closed. */
export const mayNote = (room: Room, userId: string, permissions: Permissions): boolean =>
    !room.anonymized && permissions.can('view-l-room') && (room.servedBy?._id === userId || permissions.can('view-livechat-rooms'));

/** Whether the user may change topic, tags and the like. */
export const mayEditInfo = (room: Room, userId: string, permissions: Permissions): boolean =>
    !room.anonymized && permissions.can('view-l-room') && (room.servedBy?._id === userId || permissions.can('save-others-livechat-room-info'));
