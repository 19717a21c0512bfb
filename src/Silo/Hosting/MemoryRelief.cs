using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Hosting;

/// <summary>
/// Gives memory back when the process has become quiet. Garbage is looked for when memory is asked for, and whoever is quiet asks for none:
/// what thousands of actors left behind would stay taken for as long as nothing happens.
/// </summary>
public sealed class MemoryRelief(TimeProvider time) : BackgroundService
{
    /// <summary>Allocated by a process that does nothing but look whether there is something to do, within <see cref="Period"/>, at most.</summary>
    internal const long QuietBytes = 32 * 1024 * 1024;

    /// <summary>Less is not worth stopping everybody for.</summary>
    internal const long WorthBytes = 32 * 1024 * 1024;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var (allocated, held) = (GC.GetTotalAllocatedBytes(), 0L);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var (before, allocatedNow) = (allocated, GC.GetTotalAllocatedBytes());
            allocated = allocatedNow;
            if (!IsWorthIt(allocatedNow - before, Environment.WorkingSet - held)) continue;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            held = Environment.WorkingSet;
        }
    }

    /// <param name="allocatedBytes">Since the last look.</param>
    /// <param name="grownBytes">The memory that is held beyond that after the last relief.</param>
    internal static bool IsWorthIt(long allocatedBytes, long grownBytes) => allocatedBytes <= QuietBytes && grownBytes >= WorthBytes;
}
