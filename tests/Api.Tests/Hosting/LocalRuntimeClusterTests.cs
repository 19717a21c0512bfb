#if !ORLEANS
using ContactCenter.Api.Hosting;

namespace ContactCenter.Tests.Hosting;

public class LocalRuntimeClusterTests
{
    [Fact]
    public void Process_on_LocalRuntime_with_a_cluster_configured_refuses_to_start()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => ApiHost.Build(["--Cluster:Id=main"]));
        Assert.Contains("Cluster:Id", refused.Message, StringComparison.Ordinal);
    }
}
#endif
