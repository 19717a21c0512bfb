namespace ContactCenter.Bench.Cluster;

/// <param name="Former">The folder with a build of the former version: <c>Api/debug</c> and <c>Silo/debug</c> in it, as <c>eng/former</c> makes it.</param>
internal sealed record UpgradeOptions(string Former)
{
    public string FormerApi => Path.Combine(Former, "Api", "debug", "ContactCenter.Api.dll");

    public static UpgradeOptions Parse(Arguments arguments)
    {
        var options = new UpgradeOptions(Path.GetFullPath(arguments.Text("former")));
        arguments.RequireEmpty();
        return options;
    }
}
