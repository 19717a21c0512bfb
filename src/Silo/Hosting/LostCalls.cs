using Orleans.Runtime;

namespace ContactCenter.Silo.Hosting;

/// <summary>
/// Ends calls whose response may have been lost with a silo. An API node does not know where the actor that it calls is: only that a silo went away while
/// the call was on its way. Orleans would let it wait half a minute; sent again it is done once, since every command has an id.
/// </summary>
internal sealed class LostCalls(LostSilos lost, TimeProvider time) : IOutgoingGrainCallFilter
{
    /// <summary>Most calls were on their way to other silos: they get this long to come back.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var loss = lost.Next;
        var call = context.Invoke();
        if (!call.IsCompleted && await Task.WhenAny(call, loss) != call && await Task.WhenAny(call, Task.Delay(Grace, time)) != call)
        {
            call.Ignore();
            throw new SiloUnavailableException($"A silo was lost while {context.InterfaceName}.{context.MethodName} was on its way.");
        }

        await call;
    }
}
