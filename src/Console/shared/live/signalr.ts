import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { Hub } from './connection';

/** A connection by SignalR's own client. */
export function signalrHub(url: string): (ticket: string) => Hub {
    return (ticket) => new HubConnectionBuilder()
        .withUrl(url, {
            transport: HttpTransportType.WebSockets,
            skipNegotiation: true,
            withCredentials: false,
            accessTokenFactory: () => ticket,
        })
        .configureLogging(LogLevel.None)
        .build();
}
