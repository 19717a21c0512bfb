using Xunit.Abstractions;
using Xunit.Sdk;

namespace ContactCenter.Tests;

/// <summary>Says of a test class that its database is PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UsesPostgresAttribute : Attribute;

/// <summary>A test of a suite over every database: skipped, with the reason, in the classes that use PostgreSQL where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("ContactCenter.Tests.DatabaseFactDiscoverer", TestAssembly.Name)]
public sealed class DatabaseFactAttribute : FactAttribute;

/// <summary>Makes the test cases of <see cref="DatabaseFactAttribute"/>: only here is it known which class inherits the test.</summary>
public sealed class DatabaseFactDiscoverer(IMessageSink diagnostics) : FactDiscoverer(diagnostics)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod,
        IAttributeInfo factAttribute)
    {
        var usesPostgres = testMethod.TestClass.Class.GetCustomAttributes(typeof(UsesPostgresAttribute)).Any();
        return usesPostgres && PostgresServer.SkipReason is not null
            ? new SkippedTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(),
                discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
    }

    private sealed class SkippedTestCase : XunitTestCase
    {
        [Obsolete("Called by the runner when it reads a test case back.")]
        public SkippedTestCase() { }

        public SkippedTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
            : base(diagnostics, display, options, method) { }

        protected override string GetSkipReason(IAttributeInfo factAttribute) =>
            PostgresServer.SkipReason ?? base.GetSkipReason(factAttribute);
    }
}
