using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using ContactCenter.Api.Operations;
using ContactCenter.Entities;
using ContactCenter.Routing;
using ContactCenter.Tests.Hubs;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Fuzz;

/// <summary>
/// Whatever comes in, no response is 5xx, and the server works as before. Every request follows from the seed and its number: the
/// variables TEST_SEED, FUZZ_REQUESTS and FUZZ_FIRST run others, more, or one alone.
/// </summary>
public abstract class FuzzSuite(ApiFixture api, ITestOutputHelper output, int requests)
{
    private const int WorkersAtOnce = 6;
    private const int FaultsMax = 20;
    private const int FramesPerHub = 400;
    private const int RequestsPerSignIn = 250;

    private readonly int _seed = Seed.Or(20261126);

    [DatabaseFact]
    public async Task No_request_and_no_hub_call_is_an_internal_error_and_the_server_goes_on()
    {
        output.WriteLine($"{Seed.Variable}={_seed}");
        var scene = await FuzzScene.CreateAsync(api);
        await FuzzRequestsAsync(scene);
        await FuzzHubsAsync(await scene.SignInAnewAsync(api.Server));
        await CheckHealthAsync();
    }

    private async Task FuzzRequestsAsync(FuzzScene scene)
    {
        var operations = api.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>().OrderBy(o => o.Route, StringComparer.Ordinal).ToList();
        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1, AllowAutoRedirect = false });
        var (faults, statuses) = (new ConcurrentQueue<string>(), new ConcurrentDictionary<int, int>());
        var numbers = Enumerable.Range(Variable("FUZZ_FIRST") ?? 0, Variable("FUZZ_REQUESTS") ?? requests).ToList();
        foreach (var few in numbers.Chunk(RequestsPerSignIn))
        {
            var callers = await scene.SignInAnewAsync(api.Server);
            await Parallel.ForEachAsync(few, new ParallelOptions { MaxDegreeOfParallelism = WorkersAtOnce }, async (number, cancellationToken) =>
            {
                if (faults.Count >= FaultsMax) return;
                var random = new Random(HashCode(_seed, number));
                var request = new RequestMaker(operations, callers, random).Next();
                var status = random.Next(20) == 0
                    ? await SendRawAsync(request.Raw(api.Server.Address, random.Next(-9, 9)), cancellationToken)
                    : await SendAsync(http, request, cancellationToken);
                statuses.AddOrUpdate(status, 1, static (_, count) => count + 1);
                if (status >= 500) faults.Enqueue($"{number}: {status} {request} ({api.Server.Log.LastError})");
            });
        }

        output.WriteLine(string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.True(faults.IsEmpty, $"Seed {_seed}:\n{string.Join('\n', faults)}");
        // Or nothing would have been tried but the gate.
        if (numbers.Count >= 1_000) Assert.True(statuses.GetValueOrDefault(200) > numbers.Count / 50, "Hardly anything was accepted.");
    }

    private async Task FuzzHubsAsync(FuzzScene scene)
    {
        await Task.WhenAll(new[] { "/hubs/agent", "/hubs/visitor" }.Select((path, number) =>
            new HubFuzzer(api.Server.Address, path, scene, new Random(HashCode(_seed, -1 - number))).RunAsync(FramesPerHub)));
    }

    /// <summary>A conversation from beginning to end, live; and upkeep that finds nothing it fails at.</summary>
    private async Task CheckHealthAsync()
    {
        await api.Site.DeleteCustomFieldsAsync();
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync("Grace");
        await using var widget = await HubClient.ConnectAsync(api.Server.Address, _ => { }, path: "/hubs/visitor");
        await widget.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
        await api.Site.TakeAsync(agent, visitor);
        await widget.InvokeAsync("Send", new { msg = "hello" });
        TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "how can I help?" } }));
        await api.Site.CloseAsync(visitor);
        Assert.Equal(200, (await api.Server.Anonymous.GetAsync("/health/ready")).Status);

        var sweep = api.Server.Services.GetServices<IUpkeep>().OfType<TimeoutSweep>().Single();
        await sweep.RunOnceAsync(CancellationToken.None);
        var before = api.Server.Log.Lines.Count(IsFailure);
        // What it failed at is set aside, for an hour in the end: only then is all of it tried again.
        api.Server.Time.Shift += TimeSpan.FromHours(1);
        await sweep.RunOnceAsync(CancellationToken.None);
        Assert.Equal(before, api.Server.Log.Lines.Count(IsFailure));
    }

    private static bool IsFailure(string line) =>
        line.Contains(nameof(TimeoutSweep), StringComparison.Ordinal) && line.Contains("is set aside", StringComparison.Ordinal);

    private async Task<int> SendAsync(HttpClient http, FuzzedRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var message = request.Message(api.Server.Address);
            using var answer = await http.SendAsync(message, cancellationToken);
            await answer.Content.CopyToAsync(Stream.Null, cancellationToken);
            return (int)answer.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException or FormatException)
        {
            // The client would not say it, or the server hung up: neither is an answer.
            return 0;
        }
    }

    /// <summary>Over a connection of its own, which ends with the request's last byte.</summary>
    private async Task<int> SendRawAsync(byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(api.Server.Address.Host, api.Server.Address.Port, cancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync(request, cancellationToken);
            client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var line = await reader.ReadLineAsync(cancellationToken);
            return line?.Split(' ') is [_, var status, ..] ? int.Parse(status, CultureInfo.InvariantCulture) : 0;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return 0;
        }
    }

    private static int HashCode(int seed, int number) => unchecked((seed * 397) ^ (number * 7919));

    private static int? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}

/// <summary>A server of its own: what is fuzzed is changed.</summary>
public sealed class SqliteFuzzedApi() : ApiFixture(new SqliteTestDatabase());

public sealed class PostgresFuzzedApi() : ApiFixture(new PostgresTestDatabase());

public sealed class FuzzOnSqlite(SqliteFuzzedApi api, ITestOutputHelper output) : FuzzSuite(api, output, requests: 10_000), IClassFixture<SqliteFuzzedApi>;

[UsesPostgres]
public sealed class FuzzOnPostgres(PostgresFuzzedApi api, ITestOutputHelper output) : FuzzSuite(api, output, requests: 2_000), IClassFixture<PostgresFuzzedApi>;
