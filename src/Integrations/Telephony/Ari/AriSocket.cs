using System.Net.WebSockets;
using ContactCenter.Integrations.Telephony.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ContactCenter.Integrations.Telephony.Ari;

/// <summary>
/// Takes the WebSocket that Asterisk opens (<c>outbound_websocket</c> of ari.conf). Its user name does not matter; its password is one of the
/// tokens of PBXs.
/// </summary>
public sealed class AriSocket(PbxTokens tokens, AriEventPump pump)
{
    public const string Path = "/api/v1/calls.events/ari";

    /// <summary>Connections of one process at the same time.</summary>
    public const int ConnectionsMax = 20;

    private int _connections;

    /// <summary>Returns when the connection is over.</summary>
    public async Task RunAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest) http.Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (!tokens.AreInBasic(http.Request.Headers.Authorization)) http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else await ServeAsync(http);
    }

    private async Task ServeAsync(HttpContext http)
    {
        try
        {
            if (Interlocked.Increment(ref _connections) > ConnectionsMax)
            {
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            var asked = http.WebSockets.WebSocketRequestedProtocols;
            using var socket = await http.WebSockets.AcceptWebSocketAsync(asked.Contains(AriEventPump.Protocol) ? AriEventPump.Protocol : null);
            await pump.RunAsync(socket, isOurs: false, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The connection was cut, or the process ends.
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }
}

/// <summary>Puts Asterisk's WebSocket at its address.</summary>
public static class AriSocketEndpoint
{
    /// <summary>The limit within which a peer that is gone is noticed.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static IEndpointConventionBuilder MapAriSocket(this IEndpointRouteBuilder endpoints, AriSocket socket)
    {
        var app = endpoints.CreateApplicationBuilder();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        app.Run(socket.RunAsync);
        return endpoints.MapGet(AriSocket.Path, app.Build());
    }
}
