using System.Diagnostics;

namespace ContactCenter.Tests.Processes;

/// <summary>
/// Ends processes of ours when this one is gone, however it went: a shell that outlives it reads their ids from a file. A frozen process would
/// otherwise stay for ever.
/// </summary>
internal sealed class ProcessGuard : IDisposable
{
    private const string Script = """
        exec </dev/null >/dev/null 2>&1
        while kill -0 "$1"; do [ -f "$2" ] || exit 0; sleep 1; done
        for id in $(cat "$2"); do
            grep -q ContactCenter "/proc/$id/cmdline" && kill -KILL "$id"
        done
        rm -f "$2"
        """;

    private readonly string _file = Path.GetTempFileName();

    public ProcessGuard()
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", Script, "guard", $"{Environment.ProcessId}", _file]));
    }

    public void Add(int processId) => File.AppendAllText(_file, $"{processId}\n");

    public void Dispose() => File.Delete(_file);
}
