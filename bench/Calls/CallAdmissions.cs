using System.Diagnostics;

namespace ContactCenter.Bench.Calls;

/// <summary>Asks, as a PBX does before it puts a call through, whether a number may call: one question at a time.</summary>
internal static class CallAdmissions
{
    private const int Questions = 500;

    /// <param name="numbers">The numbers that have called.</param>
    /// <returns>The times of the answers, half of them for numbers that have called; and how many answers were wrong.</returns>
    public static async Task<(Latencies Answers, int Wrong)> MeasureAsync(SignedPbx pbx, int numbers, int seed, CancellationToken cancellationToken)
    {
        var (times, wrong, random) = (new List<int>(), 0, new Random(seed));
        for (var question = -Questions / 5; question < Questions; question++)
        {
            var isKnown = question % 2 == 0;
            var number = CallRun.NumberOf(random.Next(numbers) + (isKnown ? 0 : numbers));
            var before = Stopwatch.GetTimestamp();
            var answer = await pbx.PostAsync("calls.admit", new { from = number, to = CallRun.OwnNumber }, cancellationToken);
            var took = Stopwatch.GetElapsedTime(before);
            if (question < 0) continue;
            times.Add((int)took.TotalMicroseconds);
            if (!answer.GetProperty("admitted").GetBoolean() || answer.TryGetProperty("contact", out _) != isKnown) wrong++;
        }

        return (Latencies.Of(times), wrong);
    }
}
