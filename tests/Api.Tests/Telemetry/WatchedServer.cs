using System.Collections.Concurrent;
using System.Diagnostics;
using ContactCenter.Silo.Telemetry;
using ContactCenter.Tests.Hubs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace ContactCenter.Tests.Telemetry;

/// <summary>
/// Runs with no other tests: a process has one set of meters, and what another server of the same process measures would be measured here too.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Telemetry";
}

/// <summary>A server with a listener for operators and a collector that nobody is, and what a test sees of both.</summary>
internal sealed class WatchedServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TestDatabase _database;
    private readonly KeptSpans _spans;
    private readonly HttpClient _operator = new();
    private HubClient? _client;

    private WatchedServer(TestDatabase database, ApiServer server, KeptSpans spans) => (_database, Server, _spans) = (database, server, spans);

    public ApiServer Server { get; }

    public Uri Operators => Server.Services.GetServices<IHostedService>().OfType<OperatorListener>().Single().Address!;

    public IReadOnlyCollection<KeptSpan> Spans => _spans.All;

    public static async Task<WatchedServer> StartAsync(TestDatabase database)
    {
        await database.InitializeAsync();
        var spans = new KeptSpans();
        var settings = new Dictionary<string, string?>
        {
            ["Telemetry:Port"] = "0", [TelemetrySettings.CollectorVariable] = "http://127.0.0.1:9",
        };
        var server = await ApiServer.StartAsync(
            database, settings, services => services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(spans)));
        return new WatchedServer(database, server, spans);
    }

    public async Task<(int Status, string Text)> AskAsync(string path)
    {
        using var response = await _operator.GetAsync(new Uri(Operators, path));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Asks for the metrics until they hold what is expected: the figures of the database are read every few seconds.</summary>
    public async Task<string> ScrapeUntilAsync(Func<string, bool> isExpected)
    {
        using var late = new CancellationTokenSource(Patience);
        while (true)
        {
            var (status, text) = await AskAsync("/metrics");
            Assert.Equal(200, status);
            if (isExpected(text)) return text;
            Assert.False(late.IsCancellationRequested, text);
            await Task.Delay(TimeSpan.FromMilliseconds(250));
        }
    }

    /// <summary>Completes when the span has ended, before or after this call.</summary>
    public Task<KeptSpan> WaitForSpanAsync(Func<KeptSpan, bool> isExpected) => _spans.WaitForAsync(isExpected).WaitAsync(Patience);

    /// <summary>Connects an agent for as long as the server runs.</summary>
    public async Task<HubClient> ConnectAsync(TestUser agent) => _client = await HubClient.ConnectAsync(Server.Address, socket =>
    {
        socket.SetRequestHeader("X-User-Id", agent.UserId);
        socket.SetRequestHeader("X-Auth-Token", agent.Client.Token);
    });

    public async ValueTask DisposeAsync()
    {
        if (_client is not null) await _client.DisposeAsync();
        _operator.Dispose();
        await Server.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Keeps spans as the exporter after it gets them.</summary>
    private sealed class KeptSpans : BaseProcessor<Activity>
    {
        private readonly ConcurrentQueue<KeptSpan> _all = new();
        private readonly ConcurrentQueue<(Func<KeptSpan, bool> IsExpected, TaskCompletionSource<KeptSpan> Ended)> _awaited = new();

        public IReadOnlyCollection<KeptSpan> All => _all;

        public override void OnEnd(Activity data)
        {
            var span = KeptSpan.Of(data);
            _all.Enqueue(span);
            foreach (var (isExpected, ended) in _awaited)
                if (isExpected(span)) ended.TrySetResult(span);
        }

        public Task<KeptSpan> WaitForAsync(Func<KeptSpan, bool> isExpected)
        {
            var ended = new TaskCompletionSource<KeptSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Enqueue((isExpected, ended));
            if (_all.FirstOrDefault(isExpected) is { } span) ended.TrySetResult(span);
            return ended.Task;
        }
    }
}

/// <summary>A span as it is exported: everything that it says.</summary>
internal sealed record KeptSpan(string Source, string Name, string Trace, string Id, string Parent, string Text)
{
    public static KeptSpan Of(Activity activity) => new(
        activity.Source.Name, activity.DisplayName, activity.TraceId.ToHexString(), activity.SpanId.ToHexString(), activity.ParentSpanId.ToHexString(),
        string.Join(
            ' ', [
                activity.DisplayName, activity.StatusDescription ?? "",
                .. activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"), .. activity.Baggage.Select(item => $"{item.Key}={item.Value}"),
                .. activity.Events.SelectMany(happened => happened.Tags.Select(tag => $"{happened.Name}:{tag.Key}={tag.Value}")),
            ]));
}
