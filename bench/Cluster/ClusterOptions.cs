namespace ContactCenter.Bench.Cluster;

/// <param name="Seconds">Until it ends by itself; 0 = until it is interrupted.</param>
internal sealed record ClusterOptions(int Silos, int Apis, int Seconds)
{
    public static ClusterOptions Parse(Arguments arguments)
    {
        var options = new ClusterOptions(
            arguments.Number("silos", 3, 1, 20), arguments.Number("apis", 2, 1, 20), arguments.Number("seconds", 0, 0, 86_400));
        arguments.RequireEmpty();
        return options;
    }
}

/// <param name="Former">The folder with a build of the former version: <c>Api/debug</c> and <c>Silo/debug</c> in it, as <c>eng/former</c> makes it.</param>
internal sealed record UpgradeOptions(string Former)
{
    public static UpgradeOptions Parse(Arguments arguments)
    {
        var options = new UpgradeOptions(Path.GetFullPath(arguments.Text("former")));
        arguments.RequireEmpty();
        return options;
    }
}
