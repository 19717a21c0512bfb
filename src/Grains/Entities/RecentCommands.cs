namespace ContactCenter.Entities;

/// <summary>
/// The ids of the commands that an actor executed last. A retry soon after, the common case, is recognised before it is decided again and
/// before it can fail a batch of the journal. The journal itself knows all ids.
/// </summary>
internal sealed class RecentCommands
{
    private const int MaxCommands = 64;
    private readonly HashSet<string> _ids = [];
    private readonly Queue<string> _order = [];

    public IReadOnlyCollection<string> Ids => _order;

    public bool Contains(string commandId) => _ids.Contains(commandId);

    public void Clear()
    {
        _ids.Clear();
        _order.Clear();
    }

    public void Add(string commandId)
    {
        if (!_ids.Add(commandId)) return;
        _order.Enqueue(commandId);
        if (_order.Count > MaxCommands) _ids.Remove(_order.Dequeue());
    }
}
