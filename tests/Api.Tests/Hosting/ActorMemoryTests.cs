using ContactCenter.Journal;
using ContactCenter.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ContactCenter.Tests.Hosting;

public class ActorMemoryTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(60, 30)]
    [InlineData(900, 60)]
    public void Idle_actors_are_looked_for_more_often_than_they_are_let_go(int idleSeconds, int quantumSeconds)
    {
        var memory = Read(idleSeconds);
        Assert.Equal((TimeSpan.FromSeconds(idleSeconds), TimeSpan.FromSeconds(quantumSeconds)), (memory.Age, memory.Quantum));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(86_401)]
    public void Idle_time_out_of_its_range_is_refused(int idleSeconds) =>
        Assert.Contains("IdleSeconds", Assert.Throws<OptionsValidationException>(() => Read(idleSeconds)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, MemoryRelief.WorthBytes, true)]
    [InlineData(MemoryRelief.QuietBytes, MemoryRelief.WorthBytes, true)]
    [InlineData(MemoryRelief.QuietBytes + 1, MemoryRelief.WorthBytes, false)]
    [InlineData(0, MemoryRelief.WorthBytes - 1, false)]
    public void Memory_is_given_back_by_a_quiet_process_that_holds_much_more_than_before(long allocatedBytes, long grownBytes, bool isWorthIt) =>
        Assert.Equal(isWorthIt, MemoryRelief.IsWorthIt(allocatedBytes, grownBytes));

    private static ActorMemory Read(int idleSeconds) => ActorMemory.Read(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Actors:IdleSeconds", idleSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture))]).Build());
}
