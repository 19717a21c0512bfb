namespace ContactCenter.Entities;

/// <summary>Computes when an <see cref="IUpkeep"/> runs again although nothing is committed.</summary>
internal static class NextRun
{
    /// <summary>The next look at the clock.</summary>
    public static readonly DateTimeOffset? Soon = DateTimeOffset.MinValue;

    /// <summary>Finds the earliest of some times; null = none is known.</summary>
    public static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> times)
    {
        DateTimeOffset? earliest = null;
        foreach (var time in times)
            if (earliest is null || time < earliest) earliest = time ?? earliest;
        return earliest;
    }

    /// <summary>Waits for the next look if any of the lists found something in its last run, whether it was done or set aside.</summary>
    public static DateTimeOffset? Of(params ReadOnlySpan<UpkeepList> lists)
    {
        foreach (var list in lists)
            if (list.HasFound) return Soon;
        return null;
    }
}
