using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendCareer.Mutants;

/// <summary>Every mutant of one file. Texts and lines of the log are left alone: no test should hang on a word.</summary>
internal sealed class MutantFinder : CSharpSyntaxWalker
{
    private readonly string _file;
    private readonly HashSet<string> _logMethods;
    private readonly List<Mutant> _found = [];

    private MutantFinder(string file, SyntaxNode root)
    {
        _file = file;
        var methods = root.DescendantNodes().OfType<MethodDeclarationSyntax>();
        _logMethods = [.. methods.Where(IsLogMethod).Select(method => method.Identifier.Text)];
    }

    /// <param name="file">From the repository's root.</param>
    public static IReadOnlyList<Mutant> In(string file, string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        var finder = new MutantFinder(file, root);
        finder.Visit(root);
        return finder._found;
    }

    public override void VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (Swaps.Operators.TryGetValue(node.Kind(), out var other))
        {
            Add(node, $"{node.Left} {other} {node.Right}");
        }

        if (node.IsKind(SyntaxKind.CoalesceExpression))
        {
            Add(node, node.Right.ToString());
        }

        base.VisitBinaryExpression(node);
    }

    public override void VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.LogicalNotExpression))
        {
            Add(node, node.Operand.ToString());
        }

        base.VisitPrefixUnaryExpression(node);
    }

    public override void VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        if (node.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression)
        {
            Add(node, node.IsKind(SyntaxKind.TrueLiteralExpression) ? "false" : "true");
        }
        else if (node.Token.Value is int number)
        {
            Add(node, (number + 1).ToString(CultureInfo.InvariantCulture));
        }
    }

    public override void VisitIfStatement(IfStatementSyntax node)
    {
        Add(node.Condition, $"!({node.Condition})");
        base.VisitIfStatement(node);
    }

    public override void VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        Add(node.Condition, $"!({node.Condition})");
        base.VisitConditionalExpression(node);
    }

    /// <summary>A bound within a pattern, such as <c>is &gt; 1 and &lt; 10</c>.</summary>
    public override void VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        foreach (var bound in node.Pattern.DescendantNodesAndSelf().OfType<RelationalPatternSyntax>())
        {
            var sign = bound.OperatorToken;
            var other = SyntaxFactory.ParseToken(sign.Text.EndsWith('=') ? sign.Text[..^1] : sign.Text + "=");
            Add(node, node.ReplaceToken(sign, other.WithTrailingTrivia(SyntaxFactory.Space)).ToString());
        }

        base.VisitIsPatternExpression(node);
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is MemberAccessExpressionSyntax { Name: var name } called)
        {
            if (Swaps.Methods.TryGetValue(name.Identifier.Text, out var other) && node.ArgumentList.Arguments.Count > 0)
            {
                Add(node, $"{called.Expression}.{other}{node.ArgumentList}");
            }
            else if (Swaps.Removable.Contains(name.Identifier.Text))
            {
                Add(node, called.Expression.ToString());
            }
        }

        base.VisitInvocationExpression(node);
    }

    public override void VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (!_logMethods.Contains(node.Expression is InvocationExpressionSyntax call ? call.Expression.ToString() : ""))
        {
            Add(node, "");
        }

        base.VisitExpressionStatement(node);
    }

    public override void VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        if (!node.Modifiers.Any(SyntaxKind.ConstKeyword))
        {
            base.VisitFieldDeclaration(node);
        }
        else if (node.Declaration is { Variables: [{ Initializer.Value: { } value } constant], Type: var type }
            && type.ToString() is "int" or "long" or "double")
        {
            var keyword = node.Modifiers.Single(modifier => modifier.IsKind(SyntaxKind.ConstKeyword));
            _found.Add(Of(value, $"{value} * 2") with
            {
                Span = TextSpan.FromBounds(keyword.SpanStart, value.Span.End),
                Before = $"static {type} {constant.Identifier} => ",
            });
        }
    }

    public override void VisitAttributeList(AttributeListSyntax node)
    {
    }

    public override void VisitEnumDeclaration(EnumDeclarationSyntax node)
    {
    }

    public override void VisitParameter(ParameterSyntax node)
    {
    }

    /// <summary>A pattern, a label of a case and an arm of a switch take constants alone.</summary>
    public override void VisitConstantPattern(ConstantPatternSyntax node)
    {
    }

    public override void VisitRelationalPattern(RelationalPatternSyntax node)
    {
    }

    public override void VisitCaseSwitchLabel(CaseSwitchLabelSyntax node)
    {
    }

    private static bool IsLogMethod(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "LoggerMessage");

    private void Add(SyntaxNode node, string changed)
    {
        if (changed.Length == 0 || !DeclaresVariable(node))
        {
            _found.Add(Of(node, changed));
        }
    }

    private Mutant Of(SyntaxNode node, string changed) =>
        new(_file, node.Span, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, node.ToString(), changed, IsOnce(node));

    /// <summary>What follows reads the variable, which only one of the two ways would set.</summary>
    private static bool DeclaresVariable(SyntaxNode node) =>
        node.DescendantNodesAndSelf(part => part is not LambdaExpressionSyntax).Any(part => part is SingleVariableDesignationSyntax);

    private static bool IsOnce(SyntaxNode node) => node.Ancestors().Any(above => above switch
    {
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.StaticKeyword),
        PropertyDeclarationSyntax { Initializer: not null } property => property.Modifiers.Any(SyntaxKind.StaticKeyword),
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    });
}
