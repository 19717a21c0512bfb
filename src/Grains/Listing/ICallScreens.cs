using System.Collections.Immutable;
using ContactCenter.Calls;

namespace ContactCenter.Listing;

/// <summary>A call as a screen shows it.</summary>
/// <param name="LastCall">The last call with the same contact; null = there was none, or it is not asked for.</param>
/// <param name="OpenRoomIds">The contact's open conversations, the newest first; null = not asked for.</param>
public sealed record ShownCall(CallView Call, CallView? LastCall, ImmutableArray<string>? OpenRoomIds);

/// <summary>Reads calls as screens show them, as many at once as changed together.</summary>
public interface ICallScreens
{
    /// <summary>
    /// Those of the calls that are kept. Of one that nobody has answered, also what is known of the person outside: whoever answers has seen it
    /// by then.
    /// </summary>
    /// <param name="roomsMax">The most open conversations of one contact.</param>
    Task<ImmutableArray<ShownCall>> ListShownCallsAsync(
        ImmutableArray<string> callIds, int roomsMax, CancellationToken cancellationToken = default);
}
