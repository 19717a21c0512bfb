using System.Collections.Concurrent;

namespace ContactCenter.Conformance;

/// <summary>
/// The state that the tests and the grains of this process share: gates that a grain waits at, signals that a test waits for, and notes of what
/// happened, in order. Both runtimes run the grains in the test's process.
/// </summary>
public static class Probe
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> Events = new();
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Logs = new();

    /// <summary>A name that no other test uses, and that no store takes for a number.</summary>
    public static string NewKey(string prefix) => $"{prefix}-{Guid.NewGuid():N}";

    public static Task Reached(string name) => Of(name).Task;

    public static void Signal(string name) => Of(name).TrySetResult();

    public static void Note(string log, string note) => Logs.GetOrAdd(log, _ => new()).Enqueue(note);

    public static string[] Notes(string log) => Logs.TryGetValue(log, out var notes) ? [.. notes] : [];

    private static TaskCompletionSource Of(string name) =>
        Events.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
