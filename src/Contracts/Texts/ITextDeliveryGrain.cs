using Orleans.Concurrency;

namespace ContactCenter.Texts;

/// <summary>Sends what a conversation owes its visitor's phone. Key: room id. An actor of its own, so that nobody who writes waits for a provider.</summary>
[Alias("ITextDelivery")]
public interface ITextDeliveryGrain : IGrainWithStringKey
{
    /// <summary>There may be something to send. What a lost call leaves is found by the sweep of what is due.</summary>
    [Alias("Deliver"), OneWay]
    Task Deliver();
}
