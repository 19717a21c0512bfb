using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace ContactCenter.Tests.Hubs;

/// <summary>A call of the server on the client. The response to a call of the client is one, too, as <see cref="Answered"/>.</summary>
internal sealed record HubCall(string Method, JsonElement Argument)
{
    /// <summary>Stands for the answer of a call, where <see cref="RawHubClient"/> tells the order of both.</summary>
    public const string Answered = "(answered)";

    public List<long> Positions => [.. Argument.EnumerateArray().Select(entry => entry.GetProperty("position").GetInt64())];
}

/// <summary>A client of the hub: the official one, which keeps what the server calls until a test asks for it.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    /// <summary>Everything that the server calls on agents and visitors.</summary>
    private static readonly string[] Methods = ["entries", "position", "reset", "typing", "viewers", "draft", "queueData", "blocked"];

    private readonly HubConnection _connection;
    private readonly Channel<HubCall> _calls = Channel.CreateUnbounded<HubCall>();
    private readonly TaskCompletionSource<string?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HubClient(HubConnection connection)
    {
        _connection = connection;
        foreach (var method in Methods) connection.On<JsonElement>(method, argument => { _calls.Writer.TryWrite(new HubCall(method, argument)); });
        connection.Closed += reason =>
        {
            _closed.TrySetResult(reason?.Message);
            _calls.Writer.TryComplete();
            return Task.CompletedTask;
        };
    }

    /// <summary>Completes when the server has ended the connection, with the reason it gave.</summary>
    public Task<string?> Closed => _closed.Task.WaitAsync(Patience.Limit);

    public static async Task<HubClient> ConnectAsync(Uri server, Action<ClientWebSocketOptions> configure, string query = "", string path = "/hubs/agent")
    {
        var url = new UriBuilder(server) { Path = path, Query = query }.Uri;
        var client = new HubClient(new HubConnectionBuilder().WithUrl(url, HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            options.WebSocketConfiguration = configure;
        }).Build());
        try
        {
            await client._connection.StartAsync();
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Calls a hub method and waits for its answer.</summary>
    /// <exception cref="Microsoft.AspNetCore.SignalR.HubException">The server's error.</exception>
    public async Task<JsonElement> InvokeAsync(string method, params object?[] arguments) =>
        await _connection.InvokeCoreAsync<JsonElement?>(method, arguments).WaitAsync(Patience.Limit) ?? default;

    /// <summary>The next call of the server.</summary>
    public async Task<HubCall> NextAsync() => await _calls.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);

    /// <summary>The positions of entries up to and including this one.</summary>
    public async Task<List<long>> EntriesUntilAsync(long position)
    {
        var positions = new List<long>();
        while (positions.LastOrDefault() < position)
        {
            var call = await NextAsync();
            if (call.Method == "position") continue;
            Assert.Equal("entries", call.Method);
            positions.AddRange(call.Positions);
        }

        return positions;
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();
}
