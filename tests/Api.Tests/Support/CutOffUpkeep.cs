using System.Reflection;
using ContactCenter.Listing;
using ContactCenter.Workspace;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>The real upkeep, whose rewriting of contacts fails after its first batch.</summary>
public class CutOffUpkeep : DispatchProxy
{
    private ISearchIndex _real = null!;
    private int _batches;

    public static void Decorate(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(ISearchIndex));
        services.Remove(real);
        services.AddSingleton(provider =>
        {
            var proxy = Create<ISearchIndex, CutOffUpkeep>();
            ((CutOffUpkeep)(object)proxy)._real = (ISearchIndex)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!);
            return proxy;
        });
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        // Where there is nothing to rewrite, at start, nothing is cut off.
        var isBatch = targetMethod!.Name == nameof(ISearchIndex.ReindexContactsAsync) && (long)args![0]! > WorkspaceSnapshot.Empty.IndexVersion;
        if (isBatch && Interlocked.Increment(ref _batches) > 1) throw new InvalidOperationException("Cut off by the test.");
        return targetMethod.Invoke(_real, args);
    }
}
