using Microsoft.Extensions.DependencyInjection;
using Orleans.Messaging;
using Orleans.Runtime;

namespace ContactCenter.Silo.Hosting;

/// <summary>Notices in an API node that a silo is gone: its connection has ended, or it has left the list of those that live.</summary>
/// <remarks>A process that is its own cluster has it too, and never loses a silo.</remarks>
public sealed class LostSilos(TimeProvider time) : IClusterConnectionStatusObserver
{
    /// <summary>From the loss of a silo until its actors are elsewhere, with some to spare.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private TaskCompletionSource _next = NewNext();
    private long? _lostAt;

    /// <summary>A silo was lost a moment ago: what cannot be reached now is likely to be there soon.</summary>
    public bool IsSettling
    {
        get
        {
            lock (_gate) return _lostAt is { } lostAt && time.GetElapsedTime(lostAt) < Settling;
        }
    }

    /// <summary>Completes with the next loss.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void NotifyClusterConnectionLost() => NoteLoss();

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        if (currentNumberOfGateways < previousNumberOfGateways) NoteLoss();
    }

    internal void NoteLoss()
    {
        lock (_gate) _lostAt = time.GetTimestamp();
        Interlocked.Exchange(ref _next, NewNext()).TrySetResult();
    }

    /// <summary>Puts itself between the client and the list of silos that it reads, of whatever provider.</summary>
    internal static void Watch(IServiceCollection services)
    {
        var list = services.Last(service => service.ServiceType == typeof(IGatewayListProvider));
        services.Remove(list);
        services.AddSingleton<IGatewayListProvider>(provider => new WatchedList(
            (IGatewayListProvider)ActivatorUtilities.CreateInstance(provider, list.ImplementationType!), provider.GetRequiredService<LostSilos>()));
    }

    private static TaskCompletionSource NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A silo that hangs keeps its connections; that it was declared dead shows here.</summary>
    private sealed class WatchedList(IGatewayListProvider inner, LostSilos lost) : IGatewayListProvider
    {
        private IReadOnlyCollection<Uri> _known = [];

        public TimeSpan MaxStaleness => inner.MaxStaleness;

        public bool IsUpdatable => true;

        public Task InitializeGatewayListProvider() => inner.InitializeGatewayListProvider();

        public async Task<IList<Uri>> GetGateways()
        {
            var gateways = await inner.GetGateways();
            var before = Interlocked.Exchange(ref _known, [.. gateways]);
            if (before.Except(gateways).Any()) lost.NoteLoss();
            return gateways;
        }
    }
}
