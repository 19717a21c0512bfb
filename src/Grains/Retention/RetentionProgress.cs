using System.Collections.Immutable;
using ContactCenter.Entities;

namespace ContactCenter.Retention;

/// <summary>How far the pass through closed conversations is, as it is stored. It holds no content.</summary>
public sealed record RetentionProgress
{
    /// <summary>The pass under way; null = none is.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The pass before.</summary>
    public DateTimeOffset? FormerStartedAt { get; init; }

    /// <summary>When the next pass is due; null = at once.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>The last conversation of the pass that was looked at.</summary>
    public string? AfterRoomId { get; init; }
    public DateTimeOffset AfterClosedAt { get; init; }

    /// <summary>The pages of the pass so far.</summary>
    public int Pages { get; init; }

    /// <summary>The conversations that are going now. What they hold was counted before the first of them went.</summary>
    public ImmutableArray<RoomInHand> Page { get; init; } = [];

    /// <summary>Tries at the page so far.</summary>
    public int Attempts { get; init; }

    /// <summary>What the pass's receipts will say.</summary>
    public ImmutableArray<RetentionTally> Tallies { get; init; } = [];

    /// <summary>Conversations that could not go.</summary>
    public int Failed { get; init; }
}

/// <param name="Days">By the policy, as are the following two.</param>
/// <param name="By">The actor who changed the policy last.</param>
/// <param name="ClosedUntil">It goes if it was closed by then.</param>
public sealed record RoomInHand(
    string RoomId, string? DepartmentId, bool Anonymizes, int Days, string By, DateTimeOffset ClosedUntil, int Files,
    ImmutableDictionary<string, long> Entries);

/// <summary>What went by one policy in one department in a pass, at most as much as one receipt tells.</summary>
public sealed record RetentionTally(
    string? DepartmentId, bool Anonymizes, int Days, string By, DateTimeOffset ClosedUntil, int Conversations, int Files,
    ImmutableDictionary<string, long> Entries)
{
    /// <summary>Adds conversations that went: to the last tally of their department and policy, or to a new one when that is full.</summary>
    public static ImmutableArray<RetentionTally> Add(ImmutableArray<RetentionTally> tallies, IEnumerable<RoomInHand> gone)
    {
        var list = tallies.ToBuilder();
        foreach (var room in gone)
        {
            var index = list.Count - 1;
            while (index >= 0 && !list[index].Takes(room)) index--;
            if (index < 0 || list[index].Conversations == RetentionLimits.PerReceiptMax)
            {
                list.Add(new(
                    room.DepartmentId, room.Anonymizes, room.Days, room.By, room.ClosedUntil, 0, 0, ImmutableDictionary<string, long>.Empty));
                index = list.Count - 1;
            }

            list[index] = list[index].With(room);
        }

        return list.ToImmutable();
    }

    private bool Takes(RoomInHand room) =>
        (DepartmentId, Anonymizes, Days, By, ClosedUntil) == (room.DepartmentId, room.Anonymizes, room.Days, room.By, room.ClosedUntil);

    private RetentionTally With(RoomInHand room) => this with
    {
        Conversations = Conversations + 1, Files = Files + room.Files,
        Entries = room.Entries.Aggregate(Entries, (sum, kind) => sum.SetItem(kind.Key, sum.GetValueOrDefault(kind.Key) + kind.Value)),
    };
}

/// <summary>The state of the retention.</summary>
/// <param name="Receipts">The receipts that were given.</param>
internal sealed record RetentionState(int Receipts)
{
    public static RetentionState None { get; } = new(0);

    public static RetentionState Apply(RetentionState state, Recorded<RetentionEntry> recorded) =>
        recorded.Entry is RetentionCompleted ? new RetentionState(state.Receipts + 1) : state;
}
