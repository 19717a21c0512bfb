using System.Globalization;

namespace ContactCenter.Bench.All;

/// <summary>What a figure is to be.</summary>
/// <param name="Name">The figure in words, with its unit.</param>
/// <param name="Format">How its values are written.</param>
/// <param name="IsLeast">The limit is the least that will do; otherwise the most.</param>
internal sealed record Goal(Figure Figure, string Name, string Format, double Limit, bool IsLeast = false)
{
    public static readonly Goal[] All =
    [
        new(Figure.AcceptedByRaw, "accepted, 64 in flight, by raw single-row inserts", "0.00", 1.2, IsLeast: true),
        new(Figure.ServerMilliseconds, "server's processor time a message, ms", "0.000", 0.15),
        new(Figure.PostgresMilliseconds, "PostgreSQL's processor time a message, ms", "0.000", 0.07),
        new(Figure.WalBytes, "written ahead by PostgreSQL, bytes a message", "0", 1_000),
        new(Figure.AllocatedKibibytes, "allocated by the server, KiB a message", "0.0", 8),
        new(Figure.HubByHttp, "visitors over hubs, by the rate over HTTP", "0.00", 1.5, IsLeast: true),
        new(Figure.ManyByUsual, "256 in flight, by the rate at 64", "0.00", 1.2, IsLeast: true),
        new(Figure.ManyP99, "256 in flight, p99 to the answer, ms", "0", 80),
        new(Figure.OneP50, "one in flight, p50 to the answer, ms", "0.00", 1.0),
        new(Figure.OneServerMilliseconds, "one in flight, server's processor time a message, ms", "0.00", 0.4),
        new(Figure.FirstBySteady, "first 10 s after the start, by the steady rate", "0.00", 0.7, IsLeast: true),
        new(Figure.OpeningMilliseconds, "server's processor time an opening, ms", "0.00", 1.0),
        new(Figure.OpeningReads, "reads an opening", "0.0", 3),
        new(Figure.ArrivalP99, "arrival to screen while slots are free, p99, ms", "0", 40),
        new(Figure.RefilledP99, "slot refilled, p99, ms", "0", 100),
        new(Figure.ConnectionKibibytes, "memory of an agent's connection, KiB", "0.0", 25),
        new(Figure.ConnectionsIdlePercent, "idle connections, % of a processor", "0.0", 2),
        new(Figure.LastReceiptP50, "an entry to all connections, last receipt, p50, ms", "0", 150),
        new(Figure.SearchP95, "search of contacts, p95 of the slowest text, ms", "0.0", 50),
        new(Figure.FarContactsP95, "page of contacts far down, p95, ms", "0.0", 100),
        new(Figure.FarConversationsP95, "page of conversations far down, p95, ms", "0.0", 100),
        new(Figure.FilteredListP95, "conversations by a filter that matches little, slowest p95, ms", "0.0", 50),
        new(Figure.QuietPercent, "idle server, % of a processor", "0.00", 0.5),
        new(Figure.QuietSwitches, "idle server, context switches a second", "0", 200),
        new(Figure.QuietStatements, "idle server, statements a second", "0.0", 2),
        new(Figure.OneSiloByOneProcess, "1 silo + 1 API node, by the rate of one process", "0.00", 0.9, IsLeast: true),
        new(Figure.OneSiloReceiptP50, "1 + 1, p50 to the agent, ms", "0.0", 20),
        new(Figure.TwoSilosByOneProcess, "2 silos + 1 API node, by the rate of one process", "0.00", 0.8, IsLeast: true),
        new(Figure.TwoSilosReceiptP50, "2 + 1, p50 to the agent, ms", "0.0", 25),
        new(Figure.StartSeconds, "start to ready, empty folder, s", "0.00", 1.5),
    ];

    public bool IsMet(double value) => IsLeast ? value >= Limit : value <= Limit;

    public string Text(double value) => value.ToString(Format, CultureInfo.InvariantCulture);
}
