using ContactCenter.Conversations;
using Orleans.Concurrency;

namespace ContactCenter.Silo.Feed;

/// <summary>Knows the processes of the cluster, and passes on what one of them tells the others. Nothing of it is kept: it may be lost.</summary>
/// <remarks>Every process joins again each second. So the actor may be lost with its silo: the next one knows all of them within a second.</remarks>
[Alias("INodesGrain")]
public interface INodesGrain : IGrainWithIntegerKey
{
    /// <summary>The one actor that there is.</summary>
    const long Key = 0;

    /// <summary>Lists a process, or lists it again, for some seconds. Tells it so by the way that everything else will take.</summary>
    /// <param name="ticket">What <see cref="INode.OnJoined"/> gets: with it the process knows that what is sent to it arrives.</param>
    [Alias("Join")]
    Task Join(string nodeId, INode node, long ticket);

    /// <summary>Passes a signal on to all processes.</summary>
    [Alias("Signal")]
    Task Signal(SentSignal signal);

    /// <summary>Tells all processes that the journal has grown to this position.</summary>
    [Alias("Hint")]
    Task Hint(long position);
}

/// <summary>Hears, in a process of the cluster, what the others say.</summary>
[Alias("INode")]
public interface INode : IGrainObserver
{
    [Alias("OnJoined"), OneWay]
    Task OnJoined(long ticket);

    [Alias("OnSignal"), OneWay]
    Task OnSignal(SentSignal signal);

    [Alias("OnHint"), OneWay]
    Task OnHint(long position);
}
