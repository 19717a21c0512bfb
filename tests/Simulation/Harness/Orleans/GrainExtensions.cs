using ContactCenter.Harness;
using Orleans.Runtime;

namespace Orleans;

/// <summary>What can be asked of a grain or of a reference to one.</summary>
public static class GrainExtensions
{
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        Grain instance => instance.Activation.GrainId,
        GrainReference reference => reference.GrainId,
        _ => throw new ArgumentException($"{grain?.GetType().Name ?? "null"} is neither a grain nor a reference to one.", nameof(grain)),
    };

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.Value;

    /// <summary>A reference to this grain by one of its interfaces, to hand to others: never hand out the grain object itself.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        var runtime = grain switch
        {
            Grain instance => instance.Activation.Runtime,
            GrainReference reference => reference.Runtime,
            _ => throw new ArgumentException("Neither a grain nor a reference to one.", nameof(grain)),
        };
        return (TGrainInterface)(object)runtime.References.Create(typeof(TGrainInterface), grain.GetGrainId().Key.Value);
    }
}
