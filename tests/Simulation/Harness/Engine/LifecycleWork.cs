namespace ContactCenter.Harness;

/// <summary>An activation's own start or end: runs when nothing else does, and is part of call chains like any work.</summary>
internal sealed class LifecycleWork(string name, Func<Task> run) : WorkItem
{
    public override string Name => name;

    public override Task InvokeAsync(object? grain) => run();

    public override void Respond(Task? task, Exception? error)
    {
    }
}
