namespace ContactCenter.Tests;

/// <summary>Marks the tests of a suite that another project runs on a database too: here none can be missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DatabaseFactAttribute : FactAttribute;
