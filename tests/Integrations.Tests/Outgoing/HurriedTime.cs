namespace ContactCenter.Tests.Outgoing;

/// <summary>A clock on which pauses pass at once.</summary>
internal sealed class HurriedTime : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, TimeSpan.Zero, period);
}
