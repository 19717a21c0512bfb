using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ContactCenter.Integrations.Telemetry;
using ContactCenter.Journal;
using ContactCenter.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Telemetry;

/// <summary>The dashboard, the alerts and the operators' page name metrics that there are, and the page names all of ours.</summary>
[Collection(Alone.Name)]
public sealed partial class MetricNamesTests
{
    private const string Ours = "contactcenter_";

    [Fact]
    public async Task Files_for_operators_name_the_metrics_that_a_process_gives()
    {
        await using var watched = await WatchedServer.StartAsync(new SqliteTestDatabase());
        await UseEverythingAsync(watched);
        var text = await watched.ScrapeUntilAsync(scraped => scraped.Contains("contactcenter_queue_waiting{", StringComparison.Ordinal));

        var types = TypedName().Matches(text).Select(match => match.Groups[1].Value).ToList();
        var given = GivenName().Matches(text).Select(match => match.Groups[1].Value).Concat(types).ToHashSet(StringComparer.Ordinal);
        foreach (var file in new[] { "deploy/grafana/contactcenter.json", "deploy/prometheus/alerts.yml", "docs/operations.md" })
        {
            var named = UsedName().Matches(Read(file)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
            Assert.NotEmpty(named);
            Assert.True(named.IsSubsetOf(given), $"{file} names {string.Join(", ", named.Except(given))}, which there is not in: {text}");
        }

        var page = Read("docs/operations.md");
        Assert.All(types.Where(name => name.StartsWith(Ours, StringComparison.Ordinal)), name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Operations_page_explains_every_alert_and_no_other()
    {
        var alerts = AlertName().Matches(Read("deploy/prometheus/alerts.yml")).Select(match => match.Groups[1].Value);
        var explained = ExplainedAlert().Matches(Read("docs/operations.md")).Select(match => match.Groups[1].Value);
        Assert.Equal(alerts.Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Metrics_hold_nothing_of_what_people_wrote_and_few_label_values()
    {
        await using var watched = await WatchedServer.StartAsync(new SqliteTestDatabase());
        var visitor = await UseEverythingAsync(watched);
        string[] expected =
        [
            "(?m)^contactcenter_queue_waiting\\{[^}]*department=\"none\"[^}]*\\} 1( |$)",
            "(?m)^contactcenter_api_connections\\{[^}]*kind=\"agent\"[^}]*\\} 1( |$)",
            "(?m)^contactcenter_outgoing_duration_seconds_count\\{[^}]*kind=\"mail\",outcome=\"sent\"[^}]*\\} 1( |$)",
        ];
        var text = await watched.ScrapeUntilAsync(scraped => expected.All(pattern => Regex.IsMatch(scraped, pattern)));
        foreach (var forbidden in new[] { visitor.Token, visitor.RoomId, visitor.VisitorId, "example.com", "no-such-room" })
            Assert.DoesNotContain(forbidden, text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The entry of an activation whose predecessor nobody has written.</summary>
    private static JournalAppend BehindFence { get; } = new(
        new EntityId("contact", "nobody"), 5, [new NewEntry(DateTimeOffset.UnixEpoch, "system", "measured", "{}", null, EntryTags.None)], []);

    /// <summary>Has each part do something, since a meter that has measured nothing gives nothing.</summary>
    private static async Task<TestVisitor> UseEverythingAsync(WatchedServer watched)
    {
        var server = watched.Server;
        var site = new TestSite(server, await server.SignInAsAdminAsync());
        await site.SetAsync("Livechat_Routing_Method", "Manual_Selection");
        await site.SetAsync("Livechat_accept_chats_with_no_agents", true);
        var agent = await site.CreateAgentAsync();
        var visitor = await site.CreateVisitorAsync(email: "somebody@example.com");
        await site.SayAsync(visitor, "Hello");
        await server.Anonymous.PostAsync("livechat/message", new { token = visitor.Token, rid = "no-such-room", msg = "Hello" });
        await server.Services.GetRequiredService<IMailSender>().SendAsync(new MailText("somebody@example.com", "Subject", "Body"));
        server.Services.GetRequiredService<OutgoingMeter>().Retried();
        await Assert.ThrowsAsync<JournalFencedException>(() => server.Services.GetRequiredService<IJournal>().AppendAsync(BehindFence));
        // With the response to a call, the connection is counted, too.
        await (await watched.ConnectAsync(agent)).InvokeAsync("Subscribe", [null]);
        return visitor;
    }

    private static string Read(string file, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", file));

    [GeneratedRegex("alert: (\\w+)")]
    private static partial Regex AlertName();

    [GeneratedRegex("(?m)^\\| `(ContactCenter\\w+)`")]
    private static partial Regex ExplainedAlert();

    [GeneratedRegex("(?m)^([a-z_]+)[{ ]")]
    private static partial Regex GivenName();

    [GeneratedRegex("\\b(contactcenter|orleans|http_server|kestrel|dotnet)_[a-z_]+[a-z]\\b")]
    private static partial Regex UsedName();

    [GeneratedRegex("(?m)^# TYPE ([a-z_]+) ")]
    private static partial Regex TypedName();
}
