namespace ContactCenter.Calls;

/// <summary>The one order of a call's events: by the provider's time, its numbering, what usually comes first, and at last by id.</summary>
internal sealed class CallOrder : IComparer<ReceivedCallEvent>
{
    public static CallOrder Instance { get; } = new();

    public int Compare(ReceivedCallEvent? x, ReceivedCallEvent? y)
    {
        var (one, two) = (x!.Event, y!.Event);
        var order = one.At.CompareTo(two.At);
        if (order == 0) order = (one.Sequence ?? 0).CompareTo(two.Sequence ?? 0);
        if (order == 0) order = RankOf(one.Kind).CompareTo(RankOf(two.Kind));
        return order != 0 ? order : string.CompareOrdinal(one.Id, two.Id);
    }

    private static int RankOf(string kind) => kind switch
    {
        CallEventKinds.Ringing => 0,
        CallEventKinds.Queued => 1,
        CallEventKinds.Answered => 2,
        CallEventKinds.Held => 3,
        CallEventKinds.Resumed => 4,
        CallEventKinds.Transferred => 5,
        CallEventKinds.Voicemail => 6,
        CallEventKinds.Recorded => 7,
        CallEventKinds.Transcribed => 8,
        _ => 9,
    };
}
