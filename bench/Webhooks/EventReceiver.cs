using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Bench.Webhooks;

/// <summary>
/// A receiver of webhooks that can be switched off, as a process that is down. It keeps for each conversation the places (<c>seq</c>) in the
/// order in which they came.
/// </summary>
internal sealed class EventReceiver(int port) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, List<long>> _placesByConversation = new();
    private WebApplication? _app;
    private int _different;
    private int _again;
    private long _lastAt;

    public string Url { get; } = $"http://127.0.0.1:{port}/events";

    /// <summary>Different events that came.</summary>
    public int Different => Volatile.Read(ref _different);

    /// <summary>Events that came once more.</summary>
    public int Again => Volatile.Read(ref _again);

    /// <summary>The time stamp at which the last new event came.</summary>
    public long LastAt => Volatile.Read(ref _lastAt);

    /// <summary>Conversations in which an event came before one that happened earlier.</summary>
    public int Disordered => _placesByConversation.Values.Count(places =>
    {
        lock (places) return !places.SequenceEqual(places.Order());
    });

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(new Uri(Url).GetLeftPart(UriPartial.Authority));
        _app = builder.Build();
        _app.Run(ReceiveAsync);
        await _app.StartAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        var data = body.RootElement.GetProperty("data");
        if (!data.TryGetProperty("conversationId", out var conversation)) return;
        var places = _placesByConversation.GetOrAdd(conversation.GetString()!, _ => []);
        var seq = data.GetProperty("seq").GetInt64();
        lock (places)
        {
            if (places.Contains(seq))
            {
                Interlocked.Increment(ref _again);
                return;
            }

            places.Add(seq);
        }

        Volatile.Write(ref _lastAt, Stopwatch.GetTimestamp());
        Interlocked.Increment(ref _different);
    }
}
