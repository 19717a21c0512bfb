using System.Net;
using ContactCenter.Silo.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ContactCenter.Tests.Telemetry;

/// <summary>What operators see of a process, on every database.</summary>
public abstract class TelemetrySuite
{
    private const string Secret = "rosebud";

    protected abstract TestDatabase Database();

    [DatabaseFact]
    public async Task Trace_leads_from_a_request_through_the_grain_to_the_commit_without_what_was_written()
    {
        await using var watched = await WatchedServer.StartAsync(Database());
        var site = new TestSite(watched.Server, await watched.Server.SignInAsAdminAsync());
        await site.SetAsync("Livechat_accept_chats_with_no_agents", true);
        var visitor = await site.CreateVisitorAsync(Secret, email: $"{Secret}@example.com");
        await site.SayAsync(visitor, $"Nobody may read {Secret} in a span");
        await watched.Server.Anonymous.PostAsync("livechat/message", new { token = visitor.Token, rid = Secret, msg = Secret });

        var request = await watched.WaitForSpanAsync(span => span.Text.Contains("http.route=/api/v1/livechat/message", StringComparison.Ordinal));
        var commit = watched.Spans.First(span => span.Name == "journal commit" && span.Trace == request.Trace);
        var spans = watched.Spans.Where(span => span.Trace == request.Trace).ToDictionary(span => span.Id);
        var way = new List<string>();
        for (var span = commit; span is not null; span = spans.GetValueOrDefault(span.Parent)) way.Add(span.Source);
        Assert.Equal("ContactCenter.Journal", way[0]);
        Assert.Contains("Microsoft.Orleans.Application", way);
        Assert.Equal("Microsoft.AspNetCore", way[^1]);
        foreach (var span in watched.Spans)
        {
            foreach (var forbidden in new[] { Secret, visitor.Token, visitor.RoomId, "127.0.0.1", "select " })
                Assert.DoesNotContain(forbidden, span.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [DatabaseFact]
    public async Task Trace_leads_from_a_call_on_the_hub_to_the_commit()
    {
        await using var watched = await WatchedServer.StartAsync(Database());
        var site = new TestSite(watched.Server, await watched.Server.SignInAsAdminAsync());
        await site.SetAsync("Livechat_Routing_Method", "Manual_Selection");
        var agent = await site.CreateAgentAsync();
        var visitor = await site.CreateVisitorAsync();
        await site.TakeAsync(agent, visitor);
        var client = await watched.ConnectAsync(agent);
        await client.InvokeAsync("Send", new { rid = visitor.RoomId, msg = Secret });

        var call = await watched.WaitForSpanAsync(
            span => span.Source == "Microsoft.AspNetCore.SignalR.Server" && span.Text.Contains("Send", StringComparison.Ordinal));
        Assert.Contains(watched.Spans, span => span.Name == "journal commit" && span.Trace == call.Trace);
    }

    [DatabaseFact]
    public async Task Operators_are_told_that_a_process_lives_and_whether_it_is_ready()
    {
        await using var watched = await WatchedServer.StartAsync(Database());
        Assert.Equal((200, "ok"), await watched.AskAsync("/health/live"));
        Assert.Equal((200, "ok"), await watched.AskAsync("/health/ready"));
        Assert.Equal(404, (await watched.AskAsync("/api/v1/login")).Status);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(watched.Operators.Host)));
    }

    [DatabaseFact]
    public async Task Process_that_is_told_to_stop_lives_and_is_not_ready()
    {
        await using var watched = await WatchedServer.StartAsync(Database());
        watched.Server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.Equal((503, "unavailable"), await watched.AskAsync("/health/ready"));
        Assert.Equal((200, "ok"), await watched.AskAsync("/health/live"));
    }

    [DatabaseFact]
    public async Task Process_without_settings_opens_no_port_and_measures_nothing()
    {
        var database = Database();
        await database.InitializeAsync();
        try
        {
            await using var server = await ApiServer.StartAsync(database);
            Assert.Empty(server.Services.GetServices<IHostedService>().OfType<OperatorListener>());
            Assert.Null(server.Services.GetService<MeterProvider>());
            Assert.Null(server.Services.GetService<TracerProvider>());
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    [DatabaseFact]
    public async Task Public_port_has_no_metrics()
    {
        await using var watched = await WatchedServer.StartAsync(Database());
        using var strangers = new HttpClient { BaseAddress = watched.Server.Address };
        var answer = await strangers.GetAsync("/metrics");
        Assert.DoesNotContain("contactcenter_", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

[Collection(Alone.Name)]
public sealed class SqliteTelemetryTests : TelemetrySuite
{
    protected override TestDatabase Database() => new SqliteTestDatabase();
}

[Collection(Alone.Name), UsesPostgres]
public sealed class PostgresTelemetryTests : TelemetrySuite
{
    protected override TestDatabase Database() => new PostgresTestDatabase();
}
