namespace ContactCenter.Bench.All;

/// <summary>Collects what benchmarks measure, once for each time that they run.</summary>
internal sealed class Figures
{
    private readonly Dictionary<Figure, List<double>> _measured = [];

    public void Add(Figure figure, double? value)
    {
        if (value is not { } measured || !double.IsFinite(measured)) return;
        if (!_measured.TryGetValue(figure, out var values)) _measured[figure] = values = [];
        values.Add(measured);
    }

    /// <returns>In ascending order; empty = it was not measured.</returns>
    public IReadOnlyList<double> Of(Figure figure) => _measured.TryGetValue(figure, out var values) ? [.. values.Order()] : [];
}

/// <summary>The figures that have a goal.</summary>
internal enum Figure
{
    AcceptedByRaw,
    ServerMilliseconds,
    PostgresMilliseconds,
    WalBytes,
    AllocatedKibibytes,
    HubByHttp,
    ManyByUsual,
    ManyP99,
    OneP50,
    OneServerMilliseconds,
    FirstBySteady,
    OpeningMilliseconds,
    OpeningReads,
    ArrivalP99,
    RefilledP99,
    ConnectionKibibytes,
    ConnectionsIdlePercent,
    LastReceiptP50,
    SearchP95,
    FarContactsP95,
    FarConversationsP95,
    FilteredListP95,
    QuietPercent,
    QuietSwitches,
    QuietStatements,
    OneSiloByOneProcess,
    OneSiloReceiptP50,
    TwoSilosByOneProcess,
    TwoSilosReceiptP50,
    StartSeconds,
}
