namespace ContactCenter.Harness;

/// <summary>The work that waits for its activation, in order of arrival.</summary>
internal sealed class WaitingWork
{
    private WorkItem? _first;
    private WorkItem? _last;
    private int _mayOvertake;

    public int Count { get; private set; }

    public void Add(WorkItem work)
    {
        if (_last is null)
            _first = work;
        else
            _last.NextWaiting = work;
        _last = work;
        Count++;
        if (MayOvertake(work))
            _mayOvertake++;
    }

    /// <summary>Takes out the first that may start, or null. Looks past the head only when something behind it could overtake.</summary>
    public WorkItem? TakeFirst(Func<WorkItem, bool> mayStart)
    {
        WorkItem? previous = null;
        for (var work = _first; work is not null; previous = work, work = work.NextWaiting)
        {
            if (mayStart(work))
            {
                Remove(work, previous);
                return work;
            }

            if (_mayOvertake == 0)
                return null;
        }

        return null;
    }

    /// <summary>Takes out the first, or null.</summary>
    public WorkItem? Take()
    {
        var work = _first;
        if (work is not null)
            Remove(work, null);
        return work;
    }

    private static bool MayOvertake(WorkItem work) => work.IsReadOnly || work.IsAlwaysInterleave || work.ReentrancyId != 0;

    private void Remove(WorkItem work, WorkItem? previous)
    {
        if (previous is null)
            _first = work.NextWaiting;
        else
            previous.NextWaiting = work.NextWaiting;
        if (_last == work)
            _last = previous;
        work.NextWaiting = null;
        Count--;
        if (MayOvertake(work))
            _mayOvertake--;
    }
}
