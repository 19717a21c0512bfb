using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace ContactCenter.Driving;

/// <summary>
/// An agent's or a visitor's connection to its hub by the official client. Arguments are handed over as bytes, so that a load generator need not turn
/// into objects what it only counts.
/// </summary>
public sealed class HubClient : IAsyncDisposable
{
    private static readonly string[] Methods = ["entries", "position", "reset", "typing", "viewers", "draft", "queueData", "blocked"];
    private static readonly TimeSpan KeepAlivePeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromMinutes(2);

    /// <summary>A server under load may say nothing for long.</summary>
    private static readonly TimeSpan SilenceMax = TimeSpan.FromMinutes(2);

    private readonly HubConnection _connection;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HubClient(HubConnection connection, HubCallHandler onCall)
    {
        _connection = connection;
        foreach (var method in Methods)
            connection.On<JsonElement>(method, argument => onCall(method, JsonMarshal.GetRawUtf8Value(argument)));
        connection.Closed += _ =>
        {
            _ended.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>Completes when the connection has ended, however it ended, and what came before is handed over.</summary>
    public Task Ended => _ended.Task;

    /// <param name="onCall">Gets every call of a client method, one after another.</param>
    public static Task<HubClient> ConnectAsync(Uri server, SignIn user, HubCallHandler onCall, CancellationToken cancellationToken = default) =>
        ConnectAsync(new Uri(server, "/hubs/agent"), user.Headers, onCall, cancellationToken);

    /// <summary>Connects somebody who says with its subscription which visitor it is.</summary>
    /// <inheritdoc cref="ConnectAsync(Uri, SignIn, HubCallHandler, CancellationToken)"/>
    public static Task<HubClient> ConnectVisitorAsync(Uri server, HubCallHandler onCall, CancellationToken cancellationToken = default) =>
        ConnectAsync(new Uri(server, "/hubs/visitor"), [], onCall, cancellationToken);

    /// <param name="position">The last position the client knows; null = from now.</param>
    /// <returns>Its answer: <c>{position, reset, reason?, snapshot?}</c>.</returns>
    public Task<JsonElement> SubscribeAsync(long? position, CancellationToken cancellationToken = default) =>
        _connection.InvokeAsync<JsonElement>("Subscribe", position, cancellationToken).WaitAsync(ResponseTimeout, cancellationToken);

    /// <summary>Subscribes a visitor to its room.</summary>
    /// <inheritdoc cref="SubscribeAsync"/>
    public Task<JsonElement> SubscribeVisitorAsync(Chat chat, long? position, CancellationToken cancellationToken = default) =>
        _connection.InvokeAsync<JsonElement>("Subscribe", chat.Token, chat.RoomId, position, cancellationToken).WaitAsync(ResponseTimeout, cancellationToken);

    /// <summary>Says that the user types in a room, or stopped; nobody answers.</summary>
    public Task TypeAsync(string roomId, bool isTyping) => _connection.SendAsync("Typing", roomId, isTyping);

    /// <summary>Says which room the user views, until it says another one.</summary>
    public Task ViewAsync(string roomId, CancellationToken cancellationToken = default) =>
        _connection.InvokeAsync("Viewing", roomId, cancellationToken).WaitAsync(ResponseTimeout, cancellationToken);

    /// <summary>Saves a draft of a reply.</summary>
    public Task SaveDraftAsync(string roomId, string text, long revision, CancellationToken cancellationToken = default) =>
        _connection.InvokeAsync<JsonElement>("Draft", new { rid = roomId, msg = text, revision }, cancellationToken)
            .WaitAsync(ResponseTimeout, cancellationToken);

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    private static async Task<HubClient> ConnectAsync(
        Uri hub, IEnumerable<(string Name, string Value)> headers, HubCallHandler onCall, CancellationToken cancellationToken)
    {
        var connection = new HubConnectionBuilder().WithUrl(hub, HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            foreach (var (name, value) in headers) options.Headers[name] = value;
        }).Build();
        (connection.KeepAliveInterval, connection.ServerTimeout, connection.HandshakeTimeout) = (KeepAlivePeriod, SilenceMax, SilenceMax);
        var client = new HubClient(connection, onCall);
        try
        {
            await connection.StartAsync(cancellationToken);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }
}

/// <param name="argument">UTF-8 JSON, valid during the call only.</param>
public delegate void HubCallHandler(string method, ReadOnlySpan<byte> argument);
