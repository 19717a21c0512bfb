using ContactCenter.Bench.Agents;
using ContactCenter.Bench.All;
using ContactCenter.Bench.Calls;
using ContactCenter.Bench.Cluster;
using ContactCenter.Bench.Contacts;
using ContactCenter.Bench.Former;
using ContactCenter.Bench.Idle;
using ContactCenter.Bench.Lists;
using ContactCenter.Bench.Long;
using ContactCenter.Bench.Open;
using ContactCenter.Bench.Queue;
using ContactCenter.Bench.Quiet;
using ContactCenter.Bench.Screen;
using ContactCenter.Bench.Send;
using ContactCenter.Bench.Start;
using ContactCenter.Bench.Webhooks;

namespace ContactCenter.Bench;

/// <summary>The benchmarks by their verbs. Each is one class with options of its own, and says what it prints in README.md.</summary>
internal static class Verbs
{
    private const string Smoke = "smoke";

    /// <summary>Those that have a short form.</summary>
    private static readonly string[] Short =
    [
        "send", "queue", "calls", "contacts", "lists", "long", "idle", "open", "quiet", "console", "webhooks", "cluster", "agents",
        "start",
    ];

    public static string All { get; } = string.Join(", ", [.. Short, "all", "former", "topology", "upgrade", Smoke]);

    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">There is no such verb, or its options make no sense.</exception>
    public static Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken) => arguments switch
    {
        ["send", .. var rest] => SendBench.RunAsync(SendOptions.Parse(Arguments.Parse(rest)), cancellationToken),
        ["queue", .. var rest] => QueueBench.RunAsync(QueueOptions.Parse(Arguments.Parse(rest)), new Figures(), cancellationToken),
        ["calls", .. var rest] => CallsBench.RunAsync(CallsOptions.Parse(Arguments.Parse(rest)), cancellationToken),
        ["contacts", .. var rest] => ContactsBench.RunAsync(ContactsOptions.Parse(Arguments.Parse(rest)), new Figures(), cancellationToken),
        ["lists", .. var rest] => ListsBench.RunAsync(ListsOptions.Parse(Arguments.Parse(rest)), new Figures(), cancellationToken),
        ["long", .. var rest] => LongBench.RunAsync(LongOptions.Parse(Arguments.Parse(rest)), cancellationToken),
        ["idle", .. var rest] => IdleBench.RunAsync(IdleOptions.Parse(Arguments.Parse(rest)), cancellationToken),
        ["open", .. var rest] => OpenBench.RunAsync(OpenOptions.Parse(Arguments.Parse(rest)), new Figures(), cancellationToken),
        ["quiet", .. var rest] => QuietBench.RunAsync(QuietOptions.Parse(Arguments.Parse(rest)), new Figures(), cancellationToken),
        ["console", .. var rest] => ScreenBench.RunAsync(ScreenOptions.Parse(Arguments.Parse(rest)), cancellationToken),
        ["webhooks", .. var rest] => WebhooksBench.RunAsync(WebhooksOptions.Parse(Arguments.Parse(rest)), cancellationToken),
        ["agents", .. var rest] => AgentsBench.RunAsync(AgentsOptions.Parse(Arguments.Parse(rest)), new Figures(), cancellationToken),
        ["start", .. var rest] => StartBench.RunAsync(StartOptions.Parse(Arguments.Parse(rest)), new Figures(), cancellationToken),
        ["all", .. var rest] => AllBench.RunAsync(AllOptions.Parse(Arguments.Parse(rest)), cancellationToken),
        ["former", .. var rest] => FormerDriver.RunAsync(FormerOptions.Parse(Arguments.Parse(rest)), cancellationToken),
        ["cluster", .. var rest] => ClusterBench.RunAsync(ClusterOptions.Parse(Arguments.Parse(rest)), new Figures(), cancellationToken),
        ["topology", .. var rest] => TopologyRun.RunAsync(TopologyOptions.Parse(Arguments.Parse(rest)), cancellationToken),
        ["upgrade", .. var rest] => UpgradeRun.RunAsync(UpgradeOptions.Parse(Arguments.Parse(rest)), cancellationToken),
        [Smoke, .. var some] when some.All(Short.Contains) => RunShortAsync(some.Length == 0 ? Short : some, cancellationToken),
        _ => throw new UsageException("There is no such verb."),
    };

    /// <summary>Runs some in their short form on one PostgreSQL, also after one has failed.</summary>
    private static async Task<int> RunShortAsync(string[] verbs, CancellationToken cancellationToken)
    {
        var failed = new List<string>();
        foreach (var verb in verbs)
        {
            Console.WriteLine($"== bench-{verb}");
            try
            {
                if (await RunAsync([verb, "--smoke"], cancellationToken) != 0) failed.Add(verb);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Console.WriteLine(exception);
                failed.Add(verb);
            }
        }

        foreach (var verb in failed) Console.WriteLine($"== bench-{verb} failed");
        return failed.Count == 0 ? 0 : 1;
    }
}
