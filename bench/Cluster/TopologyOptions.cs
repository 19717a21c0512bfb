namespace ContactCenter.Bench.Cluster;

/// <param name="Seconds">Until it ends by itself; 0 = until it is interrupted.</param>
internal sealed record TopologyOptions(int Silos, int Apis, int Seconds)
{
    public static TopologyOptions Parse(Arguments arguments)
    {
        var options = new TopologyOptions(
            arguments.Number("silos", 3, 1, 20), arguments.Number("apis", 2, 1, 20), arguments.Number("seconds", 0, 0, 86_400));
        arguments.RequireEmpty();
        return options;
    }
}
